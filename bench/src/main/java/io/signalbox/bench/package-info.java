/// Command lines of the bench: comparisons of servers, and the soak test. Nothing here is on the way of a message of the product.
@NullMarked
package io.signalbox.bench;

import org.jspecify.annotations.NullMarked;
