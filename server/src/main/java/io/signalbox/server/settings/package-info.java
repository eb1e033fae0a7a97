/// What the environment says: each reader owns the variables of its part, and every bad value is refused in one
/// sentence.
@NullMarked
package io.signalbox.server.settings;

import org.jspecify.annotations.NullMarked;
