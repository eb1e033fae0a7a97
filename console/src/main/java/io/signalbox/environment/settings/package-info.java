/// How a user wants the console to look, kept between runs.
@NullMarked
package io.signalbox.environment.settings;

import org.jspecify.annotations.NullMarked;
