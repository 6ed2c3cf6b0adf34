// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names for columns in snake_case, from headers in Latin letters or in the Chinese of loan books.
 *
 * <p>A Chinese header is put into English word by word, the longest word first, and only where
 * every character belongs to a known word: half a translation misleads. Any other is named by its
 * position. Either way the header itself stays beside the name.
 */
final class ColumnNames {
  /** Chinese words of loan books and what stands for them; {@code -} for those that say nothing. */
  private static final String GLOSSARY =
      """
      实际控制人 controller 审批人 approver 执行 agreed
      合同 contract 借据 receipt 贷款 loan 借款 loan 客户 customer 借款人 borrower 申请人 applicant 企业 enterprise
      公司 company 姓名 name 名称 name 编号 no 号码 no 号 no 代码 code 编码 code 统一社会信用代码 credit_code 身份证 id_card
      申请 application 审批 approval 批准 approval 发放 disbursement 放款 disbursement 到期 maturity 结清 settlement
      还款 repayment 起始 start 成立 founding 开户 opening 日期 date 日 date 时间 time 月份 month 年份 year 金额 amount
      本金 principal 利息 interest 余额 balance 额度 limit 利率 rate 率 ratio 期限 term 收入 income 支出 expense 流水 turnover
      销售额 sales 营业额 turnover 利润 profit 资产 assets 负债 liabilities 税额 tax 纳税 tax 开票 invoices 电费 power_bill
      注册资本 registered_capital 行业 industry 地区 region 省份 province 省 province 城市 city 市 city 县 county
      地址 address 邮编 postcode 电话 phone 手机 mobile 性别 sex 年龄 age 民族 ethnicity 婚姻 marital 状况 status
      状态 status 学历 education 职业 occupation 住房 housing 经营 business 年限 years 从业 staff 员工 staff 人员 staff
      人数 count 次数 count 数量 count 户数 count 笔数 count 个数 count 抵押 collateral 质押 pledge 担保 guarantee
      保证 guarantee 方式 kind 类型 kind 种类 kind 类别 kind 用途 purpose 产品 product 评分 score 得分 score 等级 grade
      评级 rating 分类 class 结果 result 标志 flag 是否 is 有 has 逾期 overdue 违约 default 不良 bad 天数 days 月均 monthly
      年均 yearly 近 recent 最近 recent 累计 total 总 total 合计 total 当前 current 首次 first 最大 max 最高 max 平均 mean
      月 month 年 year 天 day 备注 remark 银行 bank 机构 institution 查询 enquiry 历史 history 信用 credit 征信 credit
      法人 owner 负责人 owner 股东 shareholder 家庭 household 户 household 人口 people 农户 farm 作物 crop 品种 breed 种植 crop
      养殖 breeding 面积 area 亩 mu 土地 land 村 village 乡镇 township 销售 sales 营收 revenue 营业 business 应收账款 receivables
      应收 receivable 账龄 ages 用电 power 用电量 power 电量 power 度 kwh 用水 water 水电费 utilities 社保 insured 参保 insured
      诉讼 lawsuit 涉诉 lawsuit 被执行 enforcement 失信 dishonesty 欠税 tax_arrears 处罚 penalty 罚款 fine 投资 investment
      资本 capital 注册 registered 实缴 paid_in 设立 founding 上年 last_year 去年 last_year 上月 last_month 本年 this_year
      近期 recent 年度 year 季度 quarter 度数 kwh 数 count 比例 share 占比 share 净 net 毛 gross 支付 payment 存款 deposit
      元 - 万元 - 人民币 - 个 - 的 - 次 - 内 - 额 sum
      """;

  private static final Map<String, String> WORDS = words();
  private static final int LONGEST = 8;

  private final Set<String> taken;

  /** Names that differ from each other and from those that are taken. */
  ColumnNames(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    String[] pairs = GLOSSARY.strip().split("\\s+");
    for (int i = 0; i < pairs.length; i += 2) {
      words.put(pairs[i], pairs[i + 1].equals("-") ? "" : pairs[i + 1]);
    }
    return words;
  }

  /**
   * A name for a header.
   *
   * @param position among the columns, from 1, for a header that gives no name
   */
  String of(String header, int position) {
    String name = snake(header).orElse("column_" + position);
    String free = taken.contains(name) ? name + "_" + position : name;
    taken.add(free);
    return free;
  }

  /** A text in snake_case; empty where nothing of it can be written in Latin letters. */
  static Optional<String> snake(String text) {
    String snake =
        english(CellReader.folded(text))
            .replaceAll("([a-z])([A-Z])", "$1_$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[_0-9]+|_+$", "");
    return snake.isEmpty() ? Optional.empty() : Optional.of(snake);
  }

  /** The text with its Chinese words in English; as it was where one of them is not known. */
  private static String english(String text) {
    StringBuilder english = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      String word = isHan(text.charAt(i)) ? word(text, i) : text.substring(i, i + 1);
      if (word.isEmpty()) {
        return text;
      }
      english.append(isHan(word.charAt(0)) ? " " + WORDS.get(word) + " " : word);
      i += word.length();
    }
    return english.toString();
  }

  /** The longest known word that begins there; empty where none does. */
  private static String word(String text, int from) {
    for (int until = Math.min(text.length(), from + LONGEST); until > from; until--) {
      if (WORDS.containsKey(text.substring(from, until))) {
        return text.substring(from, until);
      }
    }
    return "";
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
