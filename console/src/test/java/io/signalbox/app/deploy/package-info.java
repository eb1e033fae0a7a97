@NullMarked
package io.signalbox.app.deploy;

import org.jspecify.annotations.NullMarked;
