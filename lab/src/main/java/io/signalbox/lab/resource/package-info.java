/// What a CloudFormation resource type of the lab can do: the contract between `lab.stacks`, which walks the templates, and
/// the services (`lab.ecs`, `lab.elb` and so on), which act on what a template says.
@NullMarked
package io.signalbox.lab.resource;

import org.jspecify.annotations.NullMarked;
