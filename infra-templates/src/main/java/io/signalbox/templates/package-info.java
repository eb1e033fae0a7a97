/// The templates as Java sees them: which there are, what each asks and gives, and the fleet files that say which stacks
/// make up a fleet. Console and lab read the same files through this package; it knows neither.
@NullMarked
package io.signalbox.templates;

import org.jspecify.annotations.NullMarked;
