# Derivatives of corpus.scalars.black_scholes, by wengert: emitted code, do not edit.
import math


def black_scholes_grad(spot, strike, rate, volatility, years, out_bar=1.0):
    """Gradient of black_scholes by spot, strike, rate, volatility, years.

    out_bar is the adjoint of its result.
    """
    # Forward: black_scholes, keeping what the way back will read
    d1_ratio = spot / strike
    d1_sum = rate + volatility**2 / 2
    d1_sqrt = math.sqrt(years)
    d1_product = volatility * d1_sqrt
    d1 = (math.log(d1_ratio) + d1_sum * years) / d1_product
    d2_sqrt = math.sqrt(years)
    d2 = d1 - volatility * d2_sqrt
    cdf1_sqrt = math.sqrt(2)
    cdf1_ratio = d1 / cdf1_sqrt
    cdf1 = 0.5 * (1 + math.erf(cdf1_ratio))
    cdf2_sqrt = math.sqrt(2)
    cdf2_ratio = d2 / cdf2_sqrt
    cdf2 = 0.5 * (1 + math.erf(cdf2_ratio))
    out_negative = -rate
    out_exp = math.exp(out_negative * years)

    # Backward: the same lines, last first

    # 45: return spot * cdf1 - strike * math.exp(-rate * years) * cdf2
    out_product_bar = -out_bar
    out_product_1_bar = out_product_bar * cdf2
    cdf2_bar = out_product_bar * (strike * out_exp)
    out_product_2_bar = out_product_1_bar * strike * out_exp
    cdf1_bar = out_bar * spot

    # 44: cdf2 = 0.5 * (1 + math.erf(d2 / math.sqrt(2)))
    d2_bar = (
        cdf2_bar * 0.5 * (2 / math.sqrt(math.pi) * math.exp(-(cdf2_ratio * cdf2_ratio))) / cdf2_sqrt
    )

    # 42: d2 = d1 - volatility * math.sqrt(years)
    d1_bar = (
        cdf1_bar * 0.5 * (2 / math.sqrt(math.pi) * math.exp(-(cdf1_ratio * cdf1_ratio))) / cdf1_sqrt
        + d2_bar
    )
    d2_product_bar = -d2_bar

    # 39: d1 = (math.log(spot / strike) + (rate + volatility**2 / 2) * years) / (
    d1_sum_1_bar = d1_bar / d1_product
    d1_product_bar = -(d1_bar * d1 / d1_product)
    d1_sum_bar = d1_sum_1_bar * years
    years_bar = (
        out_product_2_bar * out_negative
        + d2_product_bar * volatility * 0.5 / d2_sqrt
        + d1_product_bar * volatility * 0.5 / d1_sqrt
        + d1_sum_1_bar * d1_sum
    )
    rate_bar = d1_sum_bar - out_product_2_bar * years
    volatility_bar = d2_product_bar * d2_sqrt + d1_product_bar * d1_sqrt + d1_sum_bar * volatility
    d1_ratio_bar = d1_sum_1_bar / d1_ratio
    spot_bar = out_bar * cdf1 + d1_ratio_bar / strike
    strike_bar = out_product_1_bar * out_exp - d1_ratio_bar * d1_ratio / strike

    return spot_bar, strike_bar, rate_bar, volatility_bar, years_bar
