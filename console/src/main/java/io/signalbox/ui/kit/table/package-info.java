/// Tables of immutable rows: columns, order, filter, selection, copy and export. They stay smooth at
/// 100,000 rows because rows are chosen and sorted off the FX thread and set in one go.
@NullMarked
package io.signalbox.ui.kit.table;

import org.jspecify.annotations.NullMarked;
