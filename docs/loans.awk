# SPDX-License-Identifier: Apache-2.0
# Writes a made-up table of 3,000 loans, for the example of README.md: awk -f docs/loans.awk > loans.csv
# Six things move the risk about equally, so that no single column gives the outcome away.
BEGIN {
  srand(1069)
  split("retail food transport farming services", sectors, " ")
  print "loan_no,approved,employees,years_in_business,amount,debt_to_sales,late_payments,sector,owner_sex,defaulted"
  for (i = 1; i <= 3000; i++) {
    employees = int(1 + 40 * rand())
    years = int(25 * rand())
    amount = 1000 * int(20 + 480 * rand())
    debt = int(100 * rand()) / 100
    late = int(4 * rand() ^ 2)
    sector = int(1 + 5 * rand())
    risk = -1.6 - 0.045 * (employees - 20) - 0.07 * (years - 12) + 0.0036 * (amount / 1000 - 260) \
      + 1.7 * (debt - 0.5) + 0.55 * (late - 1) + 0.35 * (sector - 3)
    printf "L%05d,%d-%02d-%02d,%d,%d,%d,%.2f,%d,%s,%s,%s\n", i, \
      2019 + int(5 * rand()), 1 + int(12 * rand()), 1 + int(28 * rand()), employees, years, amount, debt, late, \
      sectors[sector], rand() < 0.5 ? "F" : "M", rand() < 1 / (1 + exp(-risk)) ? "yes" : "no"
  }
}
