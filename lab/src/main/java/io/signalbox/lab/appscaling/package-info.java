/// Application Auto Scaling of ECS services. Target tracking and step scaling act when the alarms of `lab.metrics` call
/// them; scheduled actions act at their `at(…)`; schedules by `cron` and `rate` and predictive policies are kept, not
/// evaluated.
@NullMarked
package io.signalbox.lab.appscaling;

import org.jspecify.annotations.NullMarked;
