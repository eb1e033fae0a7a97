@NullMarked
package io.signalbox.server.settings;

import org.jspecify.annotations.NullMarked;
