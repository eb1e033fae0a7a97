/// Stacks and their life: what each is made of, and how it is made, changed, rolled back and removed in waves.
@NullMarked
package io.signalbox.lab.stacks.run;

import org.jspecify.annotations.NullMarked;
