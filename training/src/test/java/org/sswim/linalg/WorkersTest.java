package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void resultsAreTakenInOrder(int threads) {
    List<Integer> taken = new ArrayList<>();
    Workers.of(threads)
        .inOrder(
            200,
            100,
            () -> new int[1],
            (own, index) -> {
              // The earlier the task, the longer it takes.
              for (int k = 0; k < 200 - index; k++) {
                own[0] = Integer.hashCode(own[0] + k);
              }
              own[0] = index;
            },
            (own, index) -> taken.add(own[0]));
    assertThat(taken).isEqualTo(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  void tasksRunSideBySide() {
    CountDownLatch both = new CountDownLatch(2);
    boolean[] met = new boolean[2];
    Workers.of(2)
        .each(
            2,
            index -> {
              both.countDown();
              try {
                met[index] = both.await(30, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(met).containsExactly(true, true);
  }

  @Test
  void noMoreScratchThanThereIsMemoryFor() {
    Set<Object> scratch = Collections.newSetFromMap(new ConcurrentHashMap<>());
    Workers.of(8).inOrder(50, 3, Object::new, (own, index) -> scratch.add(own), (own, index) -> {});
    assertThat(scratch).hasSizeBetween(1, 3);
  }

  @Test
  void workersDoNotDivideTheirWorkAgain() {
    Workers workers = Workers.of(4);
    AtomicInteger done = new AtomicInteger();
    workers.each(
        2,
        index -> {
          Thread outer = Thread.currentThread();
          workers.each(
              4,
              k -> {
                if (Thread.currentThread() != outer) {
                  throw new IllegalStateException("divided again");
                }
                done.incrementAndGet();
              });
        });
    assertThat(done).hasValue(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void theFirstFailureEndsTheWork(int threads) {
    Workers workers = Workers.of(threads);
    List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
    assertThatThrownBy(
            () ->
                workers.inOrder(
                    100,
                    100,
                    () -> "",
                    (own, index) -> {
                      if (index == 7) {
                        throw new IllegalArgumentException("task 7");
                      }
                    },
                    (own, index) -> taken.add(index)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task 7");
    assertThat(taken).hasSizeLessThanOrEqualTo(7);
    // And leaves nothing behind.
    workers.each(3, index -> taken.add(-1));
    assertThat(taken).contains(-1, -1, -1);
  }

  @Test
  void refusesNoThreads() {
    assertThatThrownBy(() -> Workers.of(0)).hasMessageContaining("threads is 0");
  }
}
