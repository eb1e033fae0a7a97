/// CloudFormation of the lab: stacks made from templates, change sets, events and drift, on AWS's wire.
@NullMarked
package io.signalbox.lab.stacks;

import org.jspecify.annotations.NullMarked;
