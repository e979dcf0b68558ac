/**
 * Forecasts where streams live: a processor of Kafka Streams that keeps a {@link
 * org.sswim.forecasting.StreamingForecaster} for each key in a state store. Partitions, restarts,
 * exactly once and what is done about broken texts are the framework's.
 */
@NullMarked
package org.sswim.kafka;

import org.jspecify.annotations.NullMarked;
