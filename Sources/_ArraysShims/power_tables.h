// Written by Scripts/power-tables.
#ifndef POWER_TABLES_H
#define POWER_TABLES_H

/// How far a significand times its factor is from 1: 0.0342 at most.
static const double power_factors[16] __attribute__((aligned(64))) = {
  0x1p+0, 0x1.ep-1, 0x1.c8p-1, 0x1.bp-1, 0x1.98p-1, 0x1.88p-1, 0x1.7p-1, 0x1.6p-1, 0x1.58p-1,
  0x1.48p-1, 0x1.38p-1, 0x1.3p-1, 0x1.28p-1, 0x1.18p-1, 0x1.1p-1, 0x1.08p-1,
};
/// The logarithms of the factors' reciprocals: multiples of 2^-42, and the rests.
static const double power_logs[16] __attribute__((aligned(64))) = {
  0x0p+0, 0x1.08598b59e4p-4, 0x1.da72763844p-4, 0x1.5bf406b544p-3, 0x1.d1037f2656p-3,
  0x1.1178e8227ep-2, 0x1.522ae0738ap-2, 0x1.7fafa3bd81p-2, 0x1.973a343135p-2, 0x1.c7ff9c7455p-2,
  0x1.fb358af7a5p-2, 0x1.0ae76e2d058p-1, 0x1.188ee40f24p-1, 0x1.35028ad9d9p-1, 0x1.43d9ff2f92p-1,
  0x1.5322e268678p-1,
};
static const double power_log_rests[16] __attribute__((aligned(64))) = {
  0x0p+0, -0x1.7e5dd7009902cp-46, 0x1.a89401fa71733p-46, -0x1.27023eb68981cp-46,
  -0x1.84a7e75b6f6e4p-47, 0x1.1ef78ce2d07f2p-44, 0x1.ebe708164c759p-45, 0x1.46fb79bf6d4cbp-44,
  0x1.ab73b16bf4984p-44, 0x1.324911f56db29p-44, -0x1.def40b87d36d9p-44, -0x1.82de51de06076p-44,
  -0x1.accec41d52e6cp-44, -0x1.bd1f01ab60655p-44, 0x1.e267b0b7efae1p-44, 0x1.5ccc45d257531p-47,
};
/// The powers of 2^(1/16), and what they lack, relative to them.
static const double power_roots[16] __attribute__((aligned(64))) = {
  0x1p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0, 0x1.306fe0a31b715p+0,
  0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0, 0x1.6a09e667f3bcdp+0,
  0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f09p+0, 0x1.ae89f995ad3adp+0,
  0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0,
};
static const double power_root_rests[16] __attribute__((aligned(64))) = {
  0x0p+0, 0x1.79aa65d837b6cp-54, -0x1.01b15eaa59348p-55, 0x1.68efde3a8a893p-54,
  0x1.34d754db0abb6p-55, 0x1.59f48a72a4c6cp-55, 0x1.690cebb7aafbp-56, 0x1.063e1e21c5409p-54,
  -0x1.3b3efbf5e2229p-54, -0x1.b32dcb94da51dp-56, 0x1.db72fc1f0eab4p-55, 0x1.1affc2b91ce27p-56,
  0x1.c1a7792cb3386p-55, 0x1.36eae30af0cb3p-56, 0x1.4a385a63d07a7p-56, -0x1.ff7128fd391f1p-55,
};
/// log(1 + r) = r - r²/2 · (1 + r · (these)).
static const double power_log_terms[10] __attribute__((aligned(64))) = {
  -0x1.5555555555555p-1, 0x1p-1, -0x1.99999999997ap-2, 0x1.555555555538p-2, -0x1.24924927df27dp-2,
  0x1.00000003108a4p-2, -0x1.c71c33ff011bcp-3, 0x1.9999603ae8983p-3, -0x1.75490e538bacdp-3,
  0x1.5630727c4b56p-3,
};
/// exp(r) = 1 + r + r² · (these).
static const double power_exp_terms[6] __attribute__((aligned(64))) = {
  0x1.0000000000001p-1, 0x1.5555555555556p-3, 0x1.55555554e9468p-5, 0x1.11111110e10a8p-7,
  0x1.6c17ed4cc4834p-10, 0x1.a01b0c2edab7cp-13,
};

/// The same for single precision and base 2, by thirty-seconds of the binade; distance 0.0198.
/// The logarithms less the bias of exponents: multiples of 2^-16.
static const float power_factors_f32[32] __attribute__((aligned(64))) = {
  0x1p+0f, 0x1.fp-1f, 0x1.ep-1f, 0x1.d4p-1f, 0x1.c8p-1f, 0x1.b8p-1f, 0x1.bp-1f, 0x1.a4p-1f,
  0x1.98p-1f, 0x1.9p-1f, 0x1.88p-1f, 0x1.7cp-1f, 0x1.74p-1f, 0x1.6cp-1f, 0x1.64p-1f, 0x1.5cp-1f,
  0x1.54p-1f, 0x1.5p-1f, 0x1.48p-1f, 0x1.4p-1f, 0x1.3cp-1f, 0x1.34p-1f, 0x1.3p-1f, 0x1.28p-1f,
  0x1.24p-1f, 0x1.2p-1f, 0x1.1cp-1f, 0x1.14p-1f, 0x1.1p-1f, 0x1.0cp-1f, 0x1.08p-1f, 0x1.04p-1f,
};
static const float power_logs_f32[32] __attribute__((aligned(64))) = {
  -0x1.fcp+6f, -0x1.fbd118p+6f, -0x1.fba0a8p+6f, -0x1.fb7b4p+6f, -0x1.fb54ep+6f, -0x1.fb201cp+6f,
  -0x1.fb05p+6f, -0x1.fadb64p+6f, -0x1.fab09p+6f, -0x1.fa935p+6f, -0x1.fa7578p+6f,
  -0x1.fa4788p+6f, -0x1.fa2818p+6f, -0x1.fa07fcp+6f, -0x1.f9e728p+6f, -0x1.f9c594p+6f,
  -0x1.f9a338p+6f, -0x1.f991bcp+6f, -0x1.f96e24p+6f, -0x1.f949a8p+6f, -0x1.f93714p+6f,
  -0x1.f9113p+6f, -0x1.f8fdep+6f, -0x1.f8d67cp+6f, -0x1.f8c26p+6f, -0x1.f8aep+6f, -0x1.f89958p+6f,
  -0x1.f86f2p+6f, -0x1.f8599p+6f, -0x1.f843acp+6f, -0x1.f82d74p+6f, -0x1.f816e8p+6f,
};
static const float power_log_rests_f32[32] __attribute__((aligned(64))) = {
  0x0p+0f, -0x1.acd89a9caa887p-19f, 0x1.25b3eed319cedp-22f, -0x1.c7319f9b6d45bp-19f,
  -0x1.1eb0029a6f9bcp-18f, -0x1.858000b33f91p-19f, -0x1.3ab7ce0e5b7b8p-18f,
  0x1.a56279ad89a08p-19f, -0x1.134c4e99e1c6cp-20f, 0x1.ed0cb91d406dbp-19f, 0x1.80abfbd32666bp-18f,
  -0x1.d42727c8080edp-21f, -0x1.3f543ca873c2bp-18f, 0x1.5d1a19a0331afp-19f,
  0x1.55e18ab2df3aep-18f, 0x1.052d6a4a98181p-18f, 0x1.3eb013f5ec507p-19f, 0x1.5db83a3dd2d35p-20f,
  0x1.e3262f321a873p-18f, 0x1.ed0cb91d406dbp-20f, 0x1.b315b3213266fp-18f, -0x1.f6b4c2dd72c26p-20f,
  -0x1.6b902680a23a9p-19f, 0x1.0e92589b6080fp-18f, -0x1.5e81781d97ee9p-18f,
  -0x1.a39fbd6879fap-19f, 0x1.61d8751e5e0aep-19f, -0x1.0902b6aee98edp-18f, 0x1.20a6dd9d30667p-21f,
  -0x1.c4fd14fcd59e8p-19f, -0x1.a6eb1dfb0e627p-18f, 0x1.a5e8f4b759d64p-20f,
};
static const float power_roots_f32[16] __attribute__((aligned(64))) = {
  0x1p+0f, 0x1.0b5586cf9890fp+0f, 0x1.172b83c7d517bp+0f, 0x1.2387a6e756238p+0f,
  0x1.306fe0a31b715p+0f, 0x1.3dea64c123422p+0f, 0x1.4bfdad5362a27p+0f, 0x1.5ab07dd485429p+0f,
  0x1.6a09e667f3bcdp+0f, 0x1.7a11473eb0187p+0f, 0x1.8ace5422aa0dbp+0f, 0x1.9c49182a3f09p+0f,
  0x1.ae89f995ad3adp+0f, 0x1.c199bdd85529cp+0f, 0x1.d5818dcfba487p+0f, 0x1.ea4afa2a490dap+0f,
};
static const float power_root_rests_f32[16] __attribute__((aligned(64))) = {
  0x0p+0f, 0x1.8d96d26e5a82ep-25f, -0x1.9c0c216b7269dp-27f, 0x1.9649025814d7cp-25f,
  0x1.1250010de5bc2p-25f, 0x1.370be3b9f07c8p-25f, -0x1.0a3551591a099p-25f,
  -0x1.00d8abbdcaae2p-27f, 0x1.26055c2a360ap-26f, -0x1.05cb44efb8397p-25f, 0x1.67a1ca0dd3cb4p-28f,
  0x1.a3b5e32f76d6bp-28f, -0x1.f9c305468f55dp-27f, -0x1.6961b3df6abf9p-28f,
  -0x1.a5217cd460712p-28f, 0x1.61428d9f7e139p-28f,
};
/// log2(1 + r) = r / log 2 + r² · (these), the first as a sum of two.
static const float power_log2_terms_f32[5] __attribute__((aligned(64))) = {
  -0x1.715476p-1f, -0x1.59ca1cca277c4p-28f, 0x1.ec709d7feb0cep-2f, -0x1.716d1e4a87dfp-2f,
  0x1.278be75e4446ep-2f,
};
/// 2^r = 1 + r · (these).
static const float power_exp2_terms_f32[3] __attribute__((aligned(64))) = {
  0x1.62e42fefa39efp-1f, 0x1.ebff917b28217p-3f, 0x1.c6b299bd67a41p-5f,
};
/// exp(r) - 1 = r + r² · (these) for |r| up to half of log 2.
static const double tanh_terms[10] __attribute__((aligned(64))) = {
  0x1.0000000000001p-1, 0x1.5555555555556p-3, 0x1.5555555553d68p-5, 0x1.11111111109b5p-7,
  0x1.6c16c17889ef1p-10, 0x1.a01a01a7c2efep-13, 0x1.a019b9149a41cp-16, 0x1.71de0db2f6b19p-19,
  0x1.28917c89a43a7p-22, 0x1.af389ecfc4b9cp-26,
};
static const float tanh_terms_f32[5] __attribute__((aligned(64))) = {
  0x1p-1f, 0x1.5554dd04e58bep-3f, 0x1.55551933893e6p-5f, 0x1.120b616c43f75p-7f,
  0x1.6d10fc65baf1cp-10f,
};

#define POWER_LN2_HIGH 0x1.62e42fefa38p-1
#define POWER_LN2_REST 0x1.ef35793c7673p-45
#define POWER_LOG2_E 0x1.71547652b82fep+0
#define POWER_LOG2_E_F32 0x1.715476p+0f
#define POWER_LOG2_E_REST_F32 0x1.4ae0bf85ddf44p-26f

#endif
