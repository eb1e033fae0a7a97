/// One dialog at a time over what lies under it.
@NullMarked
package io.signalbox.ui.kit.dialog;

import org.jspecify.annotations.NullMarked;
