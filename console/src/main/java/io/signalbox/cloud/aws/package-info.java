/// Gateways to AWS, as interfaces over records, and what can go wrong on the way there.
@NullMarked
package io.signalbox.cloud.aws;

import org.jspecify.annotations.NullMarked;
