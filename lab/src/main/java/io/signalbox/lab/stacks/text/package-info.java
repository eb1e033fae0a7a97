/// The text of templates as trees of maps, lists and texts, and the errors about them.
@NullMarked
package io.signalbox.lab.stacks.text;

import org.jspecify.annotations.NullMarked;
