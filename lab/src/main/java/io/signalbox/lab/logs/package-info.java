/// CloudWatch Logs: what the tasks' processes print, in log groups with a retention.
@NullMarked
package io.signalbox.lab.logs;

import org.jspecify.annotations.NullMarked;
