/// The look: colours, fonts and text sizes, put onto a scene.
@NullMarked
package io.signalbox.ui.kit.theme;

import org.jspecify.annotations.NullMarked;
