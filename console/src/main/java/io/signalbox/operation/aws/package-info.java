/// Plans and carries out what changes the AWS part of an environment.
@NullMarked
package io.signalbox.operation.aws;

import org.jspecify.annotations.NullMarked;
