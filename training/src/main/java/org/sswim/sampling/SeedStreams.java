package org.sswim.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * One seed, split into named streams of random numbers.
 *
 * <p>Each purpose (pairs, temporal parameters, refractory parameters, ...) draws from its own
 * stream, and where it says so each neuron does. So the order of calls and the number of threads
 * change nothing. Two trainers that differ in one step share the draws of all the others. Streams
 * are xoshiro128++ generators (Blackman and Vigna 2021), the same on every JDK.
 *
 * @param seed any number
 */
public record SeedStreams(long seed) {

  /**
   * The stream of a name and an index.
   *
   * @param name the purpose
   * @param index for example layer and neuron; any numbers
   */
  public UniformRandomProvider stream(String name, long... index) {
    long state = mix(seed + 0x9E3779B97F4A7C15L);
    for (int i = 0; i < name.length(); i++) {
      state = mix(state ^ name.charAt(i));
    }
    for (long i : index) {
      state = mix(state + 0x9E3779B97F4A7C15L ^ i);
    }
    return RandomSource.XO_SHI_RO_128_PP.create(state);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every bit. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
