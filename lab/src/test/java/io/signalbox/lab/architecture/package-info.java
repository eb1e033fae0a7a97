/// Who may import whom in the lab, and the proof that each rule can fail.
@NullMarked
package io.signalbox.lab.architecture;

import org.jspecify.annotations.NullMarked;
