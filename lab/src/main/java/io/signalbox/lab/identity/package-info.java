/// Who the lab's account is: its number, its Region, its ARNs, and STS.
@NullMarked
package io.signalbox.lab.identity;

import org.jspecify.annotations.NullMarked;
