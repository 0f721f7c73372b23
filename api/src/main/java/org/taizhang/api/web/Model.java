package org.taizhang.api.web;

import org.taizhang.projections.Projection;
import org.taizhang.projections.View;

/** A read model as the controllers use it: the fold, for time travel, and the view, for the present. */
public record Model<E, V>(Projection<E, V> projection, View<V> view) {}
