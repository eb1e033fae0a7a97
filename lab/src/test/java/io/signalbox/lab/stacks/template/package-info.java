@NullMarked
package io.signalbox.lab.stacks.template;

import org.jspecify.annotations.NullMarked;
