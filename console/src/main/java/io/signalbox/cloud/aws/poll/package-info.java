/// Reads the cloud again and again, each part at its own pace.
@NullMarked
package io.signalbox.cloud.aws.poll;

import org.jspecify.annotations.NullMarked;
