// Calls libmvec's functions for vectors of 32 and 64 bytes. Clang hands such vectors over in
// registers only when a whole file is compiled for AVX, which SwiftPM has no setting for; with a
// target attribute on a function it hands them over in memory, where libmvec does not look.
//
//   void arrays_apply_ymm(void *function, void *out, const void *in, size_t vectors);
//   void arrays_apply_pair_ymm(void *function, void *out, const void *left, const void *right,
//                              size_t vectors);
//
// and the same for zmm. `vectors` is at least 1. The assembly stands in a C file, because clang warns
// of flags for binary targets that SwiftPM hands also to files of assembly.

#if defined(__x86_64__) && defined(__linux__)

__asm__(
    ".macro SAVE register\n"
    "  pushq %\\register\n"
    "  .cfi_adjust_cfa_offset 8\n"
    "  .cfi_rel_offset \\register, 0\n"
    ".endm\n"

    ".macro RESTORE register\n"
    "  popq %\\register\n"
    "  .cfi_adjust_cfa_offset -8\n"
    "  .cfi_restore \\register\n"
    ".endm\n"

    ".macro APPLY kind, bytes\n"
    "  .globl arrays_apply_\\kind\n"
    "  .hidden arrays_apply_\\kind\n"
    "  .type arrays_apply_\\kind, @function\n"
    "arrays_apply_\\kind:\n"
    "  .cfi_startproc\n"
    "  SAVE rbx\n"
    "  SAVE r12\n"
    "  SAVE r13\n"
    "  SAVE r14\n"
    "  subq $8, %rsp\n"
    "  .cfi_adjust_cfa_offset 8\n"
    "  movq %rdi, %rbx\n"
    "  movq %rsi, %r12\n"
    "  movq %rdx, %r13\n"
    "  movq %rcx, %r14\n"
    "1:\n"
    "  vmovups (%r13), %\\kind\\()0\n"
    "  call *%rbx\n"
    "  vmovups %\\kind\\()0, (%r12)\n"
    "  addq $\\bytes, %r12\n"
    "  addq $\\bytes, %r13\n"
    "  decq %r14\n"
    "  jnz 1b\n"
    "  vzeroupper\n"
    "  addq $8, %rsp\n"
    "  .cfi_adjust_cfa_offset -8\n"
    "  RESTORE r14\n"
    "  RESTORE r13\n"
    "  RESTORE r12\n"
    "  RESTORE rbx\n"
    "  ret\n"
    "  .cfi_endproc\n"
    "  .size arrays_apply_\\kind, . - arrays_apply_\\kind\n"

    "  .globl arrays_apply_pair_\\kind\n"
    "  .hidden arrays_apply_pair_\\kind\n"
    "  .type arrays_apply_pair_\\kind, @function\n"
    "arrays_apply_pair_\\kind:\n"
    "  .cfi_startproc\n"
    "  SAVE rbx\n"
    "  SAVE r12\n"
    "  SAVE r13\n"
    "  SAVE r14\n"
    "  SAVE r15\n"
    "  movq %rdi, %rbx\n"
    "  movq %rsi, %r12\n"
    "  movq %rdx, %r13\n"
    "  movq %rcx, %r14\n"
    "  movq %r8, %r15\n"
    "2:\n"
    "  vmovups (%r13), %\\kind\\()0\n"
    "  vmovups (%r14), %\\kind\\()1\n"
    "  call *%rbx\n"
    "  vmovups %\\kind\\()0, (%r12)\n"
    "  addq $\\bytes, %r12\n"
    "  addq $\\bytes, %r13\n"
    "  addq $\\bytes, %r14\n"
    "  decq %r15\n"
    "  jnz 2b\n"
    "  vzeroupper\n"
    "  RESTORE r15\n"
    "  RESTORE r14\n"
    "  RESTORE r13\n"
    "  RESTORE r12\n"
    "  RESTORE rbx\n"
    "  ret\n"
    "  .cfi_endproc\n"
    "  .size arrays_apply_pair_\\kind, . - arrays_apply_pair_\\kind\n"
    ".endm\n"

    "  .text\n"
    "  APPLY ymm, 32\n"
    "  APPLY zmm, 64\n");

#endif
