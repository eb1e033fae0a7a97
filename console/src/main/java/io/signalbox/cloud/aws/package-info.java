/// Gateways to AWS: SDK calls in, records out. The only package that knows the SDK.
@NullMarked
package io.signalbox.cloud.aws;

import org.jspecify.annotations.NullMarked;
