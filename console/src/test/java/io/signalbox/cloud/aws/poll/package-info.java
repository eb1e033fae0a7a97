@NullMarked
package io.signalbox.cloud.aws.poll;

import org.jspecify.annotations.NullMarked;
