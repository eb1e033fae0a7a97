/// The Scaling screen: tasks of a service, instances of the group.
@NullMarked
package io.signalbox.ui.scaling;

import org.jspecify.annotations.NullMarked;
