package org.taizhang.projections.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param next the cursor of the page after this one; null on the last page
 */
public record Page(List<Document> documents, @Nullable String next) {}
