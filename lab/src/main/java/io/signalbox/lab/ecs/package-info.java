/// ECS of the account: the API and the resource types of CloudFormation, over the clusters of `cluster`. What they answer
/// is put into the API's structures in `shape`. All state belongs to the lab's control thread.
@NullMarked
package io.signalbox.lab.ecs;

import org.jspecify.annotations.NullMarked;
