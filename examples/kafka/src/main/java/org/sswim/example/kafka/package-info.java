/** A program that forecasts every key of a topic on Kafka Streams. */
@NullMarked
package org.sswim.example.kafka;

import org.jspecify.annotations.NullMarked;
