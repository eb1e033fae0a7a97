/// The Stacks screen: what CloudFormation holds of the fleets, and how to change it.
@NullMarked
package io.signalbox.ui.stacks;

import org.jspecify.annotations.NullMarked;
