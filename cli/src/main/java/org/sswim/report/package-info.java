/**
 * What commands show: text tables, JSON and pages of charts made from models, forecasts and
 * comparisons. Every number is written alike in every locale.
 */
@NullMarked
package org.sswim.report;

import org.jspecify.annotations.NullMarked;
