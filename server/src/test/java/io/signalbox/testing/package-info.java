/// What watches over all tests of the module.
@NullMarked
package io.signalbox.testing;

import org.jspecify.annotations.NullMarked;
