/// The AWS side as records. Names are the ones of the AWS API; nothing here knows the SDK.
@NullMarked
package io.signalbox.cloud;

import org.jspecify.annotations.NullMarked;
