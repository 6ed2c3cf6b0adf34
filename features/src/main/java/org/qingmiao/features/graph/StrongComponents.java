// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.Arrays;

/**
 * The strongly connected components of a directed graph: two nodes belong to one where each is
 * reached from the other.
 *
 * <p>Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972):
 * O(nodes + edges), here with a stack of its own, so that a chain of a million nodes is no deeper
 * than any other.
 */
final class StrongComponents {
  private final int[] start;
  private final int[] head;
  private final int[] index;
  private final int[] low;
  private final int[] component;
  private final int[] stack;
  private final int[] path;
  private final int[] next;
  private int visited;
  private int stacked;
  private int components;

  /**
   * The components of a graph.
   *
   * @param nodes how many there are, from 0
   * @param edges how many there are; loops and repetitions change nothing
   * @param from tail of each edge
   * @param to head of each edge
   */
  StrongComponents(int nodes, int edges, int[] from, int[] to) {
    start = new int[nodes + 1];
    head = new int[edges];
    for (int edge = 0; edge < edges; edge++) {
      start[from[edge] + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      start[node + 1] += start[node];
    }
    int[] place = Arrays.copyOf(start, nodes);
    for (int edge = 0; edge < edges; edge++) {
      head[place[from[edge]]++] = to[edge];
    }
    index = new int[nodes];
    low = new int[nodes];
    component = new int[nodes];
    stack = new int[nodes];
    path = new int[nodes];
    next = Arrays.copyOf(start, nodes);
    Arrays.fill(component, -1);
    for (int node = 0; node < nodes; node++) {
      if (index[node] == 0) {
        visit(node);
      }
    }
  }

  private void visit(int root) {
    int depth = 0;
    path[0] = root;
    enter(root);
    while (depth >= 0) {
      int node = path[depth];
      if (next[node] == start[node + 1]) {
        leave(node);
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[node]);
        }
        continue;
      }
      int other = head[next[node]++];
      if (index[other] == 0) {
        enter(other);
        depth++;
        path[depth] = other;
      } else if (component[other] < 0) {
        low[node] = Math.min(low[node], index[other]);
      }
    }
  }

  private void enter(int node) {
    visited++;
    index[node] = visited;
    low[node] = visited;
    stack[stacked] = node;
    stacked++;
  }

  /** A node from which nothing earlier is reached closes a component. */
  private void leave(int node) {
    if (low[node] == index[node]) {
      int member;
      do {
        stacked--;
        member = stack[stacked];
        component[member] = components;
      } while (member != node);
      components++;
    }
  }

  /** How many components there are. */
  int count() {
    return components;
  }

  /** The component of a node, from 0. */
  int of(int node) {
    return component[node];
  }
}
