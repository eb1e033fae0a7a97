@NullMarked
package io.signalbox.cloud.aws.sdk;

import org.jspecify.annotations.NullMarked;
