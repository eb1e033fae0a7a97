/// Signalbox's own icons: SVG files and the enum that reads them.
@NullMarked
package io.signalbox.icons;

import org.jspecify.annotations.NullMarked;
