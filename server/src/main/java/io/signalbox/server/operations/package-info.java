/// What those who run a server ask it: health and metrics, on its main port or one of their own.
@NullMarked
package io.signalbox.server.operations;

import org.jspecify.annotations.NullMarked;
