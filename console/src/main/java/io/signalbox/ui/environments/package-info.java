/// The list of environments, their editor, and the login of one of them.
@NullMarked
package io.signalbox.ui.environments;

import org.jspecify.annotations.NullMarked;
