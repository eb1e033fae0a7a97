/// Breaks rules on purpose, to prove them.
@NullMarked
package io.signalbox.architecture.breach.cloud.aws;

import org.jspecify.annotations.NullMarked;
