/// Questions to Signalbox's servers in production mode, page by page.
@NullMarked
package io.signalbox.ui.kit.query;

import org.jspecify.annotations.NullMarked;
