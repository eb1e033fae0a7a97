/// The Events screen: the live tail of what clients and servers say to each other.
@NullMarked
package io.signalbox.ui.events;

import org.jspecify.annotations.NullMarked;
