/// ElastiCache: replication groups and serverless caches, each of them a real Redis of its own on this machine.
@NullMarked
package io.signalbox.lab.cache;

import org.jspecify.annotations.NullMarked;
