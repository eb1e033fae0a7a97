/// The language of the filters above tables: `room:vip -transport:polling rooms:>3 "any text"`. Needs
/// no toolkit.
@NullMarked
package io.signalbox.ui.kit.filter;

import org.jspecify.annotations.NullMarked;
