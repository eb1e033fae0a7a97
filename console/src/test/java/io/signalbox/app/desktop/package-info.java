@NullMarked
package io.signalbox.app.desktop;

import org.jspecify.annotations.NullMarked;
