/// JSON as an operator reads and types it: looked into, laid out, checked.
@NullMarked
package io.signalbox.ui.kit.json;

import org.jspecify.annotations.NullMarked;
