/// The wire side of the AWS API: awsJson 1.1, awsQuery and Smithy RPC v2 CBOR on one HTTP port, routing, typed errors
/// and pagination. It knows no service; packages `lab.ecs`, `lab.elb` and so on bring theirs as [AwsService].
@NullMarked
package io.signalbox.lab.endpoint;

import org.jspecify.annotations.NullMarked;
