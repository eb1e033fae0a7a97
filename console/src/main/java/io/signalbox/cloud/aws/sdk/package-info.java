/// The gateways on the AWS SDK; nothing else knows it.
@NullMarked
package io.signalbox.cloud.aws.sdk;

import org.jspecify.annotations.NullMarked;
