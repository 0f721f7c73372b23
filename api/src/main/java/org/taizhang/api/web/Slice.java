package org.taizhang.api.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the next page; null on the last one
 */
public record Slice<V>(List<V> items, @Nullable String next) {}
